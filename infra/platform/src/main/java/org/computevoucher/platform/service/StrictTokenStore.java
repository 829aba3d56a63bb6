package org.computevoucher.platform.service;

import java.sql.Connection;
import java.sql.ResultSet;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;

/**
 * Positions of processors that only their present owner moves.
 *
 * <p>Axon's store writes a position over an expired or released claim too. A process that was
 * frozen while another one went on with its processor would then wake up, commit the events it
 * still held a second time and set the position back.
 */
final class StrictTokenStore extends JdbcTokenStore {

    StrictTokenStore(Builder builder) {
        super(builder);
    }

    /** Called only where the position is not this process's any more. */
    @Override
    protected void updateToken(
            Connection connection,
            ResultSet resultSet,
            TrackingToken token,
            String processorName,
            int segment) {
        throw new UnableToClaimTokenException(
                "another instance has taken over processor %s, segment %d"
                        .formatted(processorName, segment));
    }
}
