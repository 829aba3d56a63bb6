package org.computevoucher.schemas.failure;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A record could not be written or read, or the schema registry could not be asked. Every kind says
 * in its message what to do.
 *
 * <p>Retry or dead letter? {@link #isRetriable()} answers it:
 *
 * <table>
 * <caption>Kinds</caption>
 * <tr><th>exception</th><th>retriable</th><th>meaning</th></tr>
 * <tr><td>{@link RegistryUnavailableException}</td><td>yes</td><td>no registry answered</td></tr>
 * <tr><td>{@link RegistryAccessDeniedException}</td><td>yes</td><td>401 or 403</td></tr>
 * <tr><td>{@link RegistryAnswerException}</td><td>yes, but for 422</td><td>an answer that no
 * registry gives here: usually a wrong address</td></tr>
 * <tr><td>{@link UnknownSchemaIdException}</td><td>no</td><td>the id is not registered</td></tr>
 * <tr><td>{@link SchemaNotRegisteredException}</td><td>no</td><td>the schema is not under its
 * subject, and registering is switched off</td></tr>
 * <tr><td>{@link IncompatibleSchemaException}</td><td>no</td><td>the registry refused to register
 * it</td></tr>
 * <tr><td>{@link WrongMagicByteException}</td><td>no</td><td>not Confluent's wire format</td></tr>
 * <tr><td>{@link TruncatedMessageException}</td><td>no</td><td>bytes are missing</td></tr>
 * <tr><td>{@link MalformedMessageException}</td><td>no</td><td>the bytes are not what the schema
 * says</td></tr>
 * <tr><td>{@link NoReaderException}</td><td>no</td><td>this build cannot read that schema</td></tr>
 * <tr><td>{@link UnwritableRecordException}</td><td>no</td><td>the record does not fit its own
 * schema</td></tr>
 * </table>
 */
public abstract sealed class SchemaException extends SerializationException
        permits RegistryUnavailableException,
                RegistryAccessDeniedException,
                RegistryAnswerException,
                UnknownSchemaIdException,
                SchemaNotRegisteredException,
                IncompatibleSchemaException,
                WrongMagicByteException,
                TruncatedMessageException,
                MalformedMessageException,
                NoReaderException,
                UnwritableRecordException {

    SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether the same record can succeed later without a change to the record or to this program:
     * the fault lies with the registry, the network or the configuration. A consumer waits and
     * tries again on {@code true}; on {@code false} the record is a dead letter.
     */
    public abstract boolean isRetriable();
}
