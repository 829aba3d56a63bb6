package org.computevoucher.issuance.grant;

import java.time.Instant;
import java.util.Set;
import org.computevoucher.issuance.programme.Place;

/**
 * What an applicant asks for.
 *
 * @param pot the pot that would pay
 * @param enterprise the applicant's Unified Social Credit Code
 * @param faceFen the face amount, in fen; more than 0
 * @param place where it wants to compute
 * @param documents the kinds of document that it brings
 * @param appliedAt when it applied: the application window looks at it
 */
public record Ask(
        String pot,
        String enterprise,
        long faceFen,
        Place place,
        Set<String> documents,
        Instant appliedAt) {}
