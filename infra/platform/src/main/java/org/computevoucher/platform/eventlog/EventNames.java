package org.computevoucher.platform.eventlog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which class stands for which stored name. Complete and unambiguous from the start, or the service
 * does not start.
 */
public final class EventNames {

    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    private EventNames() {}

    /**
     * @param families sealed interfaces, all of whose records carry {@link StoredAs}
     * @throws IllegalStateException if a family is not sealed, a record has no name, or two have
     *     the same
     */
    public static EventNames of(Collection<Class<?>> families) {
        EventNames result = new EventNames();
        families.forEach(result::addFamily);
        return result;
    }

    private void addFamily(Class<?> family) {
        if (!family.isSealed()) {
            throw new IllegalStateException(family + " must be a sealed interface of events");
        }
        for (Class<?> event : family.getPermittedSubclasses()) {
            StoredAs storedAs = event.getAnnotation(StoredAs.class);
            if (storedAs == null) {
                throw new IllegalStateException(
                        event + " needs @StoredAs: the name it is kept under");
            }
            Class<?> other = classes.putIfAbsent(storedAs.value(), event);
            if (other != null && other != event) {
                throw new IllegalStateException(
                        "'%s' names both %s and %s".formatted(storedAs.value(), other, event));
            }
            names.put(event, storedAs.value());
        }
    }

    /**
     * @throws IllegalArgumentException if the class is no event of this service
     */
    public String nameOf(Class<?> event) {
        String name = names.get(event);
        if (name == null) {
            throw new IllegalArgumentException(
                    event + " is not in any event family of this service's definition");
        }
        return name;
    }

    /**
     * @throws IllegalArgumentException if no event is stored under that name
     */
    public Class<?> classOf(String name) {
        Class<?> event = classes.get(name);
        if (event == null) {
            throw new IllegalArgumentException(
                    "no event of this service is stored as '%s'; known are %s"
                            .formatted(name, classes.keySet()));
        }
        return event;
    }

    /** The names of all events of some classes. */
    public Set<String> namesOf(Predicate<Class<?>> wanted) {
        return classes.entrySet().stream()
                .filter(event -> wanted.test(event.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
