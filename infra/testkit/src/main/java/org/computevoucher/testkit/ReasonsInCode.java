package org.computevoucher.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.web.ProblemReason;

/**
 * Every reason that the code of some packages can give, with its status: the constants of each
 * {@link ProblemReason} and the reason of each {@link Refusal}. A refusal is a record whose reason
 * does not depend on its components, so one made of nothing tells it.
 */
final class ReasonsInCode {

    private ReasonsInCode() {}

    /** Reason to status; fails where one reason has two. */
    static SortedMap<String, Integer> under(String rootPackage) {
        SortedMap<String, Integer> reasons = new TreeMap<>();
        for (JavaClass type :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(rootPackage)) {
            if (type.isAssignableTo(ProblemReason.class) && type.isEnum()) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    ProblemReason reason = (ProblemReason) constant;
                    add(reasons, reason.name(), reason.status());
                }
            } else if (type.isAssignableTo(ProblemReason.class) && !type.isInterface()) {
                throw new AssertionError(type.getName() + " gives reasons and is no enum");
            } else if (type.isAssignableTo(Refusal.class)
                    && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
                Refusal refusal = madeOfNothing(type.reflect());
                add(reasons, refusal.reason(), refusal.kind().status());
            }
        }
        return reasons;
    }

    private static void add(SortedMap<String, Integer> reasons, String reason, int status) {
        Integer other = reasons.put(reason, status);
        if (other != null && other != status) {
            throw new AssertionError(reason + " has the status " + status + " and " + other);
        }
    }

    private static Refusal madeOfNothing(Class<?> type) {
        if (!type.isRecord()) {
            throw new AssertionError(type.getName() + " is a refusal and no record");
        }
        try {
            Class<?>[] types =
                    Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Refusal)
                    constructor.newInstance(
                            // an element of a new array is null, zero or false
                            Arrays.stream(types)
                                    .map(each -> Array.get(Array.newInstance(each, 1), 0))
                                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName() + " cannot be made to tell its reason", e);
        }
    }
}
