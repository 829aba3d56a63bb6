# Sourced by infra/up, infra/down and infra/token: finds a JDK 25 and hands over to Java. Bash and a JDK only.

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

# Prints the folder of a JDK 25, or says for this command that there is none.
jdk_for() {
  find_jdk && return
  echo "infra/$1: no JDK 25 found (JAVA_HOME, java on the PATH, the usual folders): install one, or set JAVA_HOME to it." >&2
  return 1
}

launch() {
  local root verb jdk
  root=$1
  verb=$2
  shift 2
  jdk=$(jdk_for "$verb") || exit 1
  exec "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    "$root/infra/local/src/main/java/org/computevoucher/local/launch/Launch.java" "$root" "$verb" "$@"
}

# Not by way of Launch.java: a token is wanted at once, and whoever runs the stack has built it.
token() {
  local root jdk classes
  root=$1
  shift
  classes=$root/infra/local/target/classes
  if [ ! -r "$classes/org/computevoucher/local/stack/TokenCommand.class" ]; then
    echo "infra/token: the stack is not built: start it with infra/up" >&2
    exit 1
  fi
  jdk=$(jdk_for token) || exit 1
  # Somebody's JAVA_TOOL_OPTIONS would be announced beside our output.
  unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS
  exec "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -cp "$classes" org.computevoucher.local.stack.TokenCommand "${COMPUTEVOUCHER_HOME:-$root/.local}" "$@"
}
