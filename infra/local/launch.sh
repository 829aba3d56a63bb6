# Sourced by infra/up and infra/down: finds a JDK 25 and hands over to Launch.java. Bash and a JDK only.

# Prints the folder of a JDK 25 if $1 is one.
jdk25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local line
  while read -r line; do
    case $line in
      'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'* | 'JAVA_VERSION="25+'*) printf '%s\n' "$1"; return 0 ;;
    esac
  done <"$1/release"
  return 1
}

find_jdk() {
  jdk25 "${JAVA_HOME:-/nonexistent}" && return
  local java folder
  # Follow the links of "java" on the PATH to the folder it lives in.
  if java=$(command -v java 2>/dev/null); then
    while [ -L "$java" ]; do
      folder=$(readlink "$java")
      case $folder in /*) java=$folder ;; *) java=${java%/*}/$folder ;; esac
    done
    jdk25 "${java%/bin/java}" && return
  fi
  for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/lib/jvm/* /opt/* /opt/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* "${HOME:-/nonexistent}"/.jabba/jdk/*; do
    jdk25 "$folder" && return
  done
  return 1
}

launch() {
  local root verb jdk
  root=$1
  verb=$2
  shift 2
  if ! jdk=$(find_jdk); then
    echo "infra/$verb: no JDK 25 found (JAVA_HOME, java on the PATH, the usual folders): install one, or set JAVA_HOME to it." >&2
    exit 1
  fi
  exec "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    "$root/infra/local/src/main/java/org/computevoucher/local/launch/Launch.java" "$root" "$verb" "$@"
}
