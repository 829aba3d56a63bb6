package org.computevoucher.schemas.kafka;

import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.specific.SpecificFixed;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Makes Avro trust generated classes.
 *
 * <p>Since 1.12.2 Avro refuses to load any class that a schema names unless it is on a list of the
 * whole JVM, empty by default; without this, nothing can be read into a generated class, nor copied
 * by its builder where records nest. A class that Avro's compiler made holds data only, so those
 * are added, beside what the JVM trusts already.
 */
public final class GeneratedClasses {

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(), GeneratedClasses::isGenerated));
    }

    private GeneratedClasses() {}

    /**
     * Takes effect once per JVM. Serializer and deserializer call it; code that copies generated
     * records without them calls it itself.
     */
    public static void trust() {
        // the static initialiser has done it
    }

    private static boolean isGenerated(Class<?> type) {
        return SpecificRecord.class.isAssignableFrom(type)
                || SpecificFixed.class.isAssignableFrom(type)
                || (type.isEnum() && GenericEnumSymbol.class.isAssignableFrom(type));
    }
}
