package org.computevoucher.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programmes of {@code programmes.json}: what was publicly reported, with gaps where nothing
 * was.
 *
 * @param regions in the order of the file
 */
record Programmes(List<Region> regions) {

    /** A region by its GB/T 2260 code. */
    record Region(String code, String name, List<Programme> programmes) {}

    /**
     * One subsidy scheme.
     *
     * @param kind COMPUTE, DATA or MODEL
     * @param allocatedFen what is appropriated; empty where no figure is public
     * @param plannedFen what is announced beyond that
     * @param rateBasisPoints the share of the bill that the pot pays; empty where no figure is
     *     public
     * @param yearlyCapFen the most one enterprise may be promised in a calendar year, if there is
     *     such a limit
     * @param eligible the classes of enterprise that can apply
     * @param payee DATA_CENTRE or ENTERPRISE
     */
    record Programme(
            String code,
            String kind,
            OptionalLong allocatedFen,
            long plannedFen,
            OptionalInt rateBasisPoints,
            OptionalLong yearlyCapFen,
            List<String> eligible,
            String payee) {}

    static Programmes load() {
        try (InputStream in = Programmes.class.getResourceAsStream("programmes.json")) {
            if (in == null) {
                throw new IllegalStateException("programmes.json is not beside the demo's classes");
            }
            return of(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Programmes of(JsonNode file) {
        return new Programmes(file.get("regions").valueStream().map(Programmes::region).toList());
    }

    private static Region region(JsonNode region) {
        return new Region(
                region.get("region").stringValue(),
                region.get("name").stringValue(),
                region.get("programmes").valueStream().map(Programmes::programme).toList());
    }

    private static Programme programme(JsonNode programme) {
        JsonNode rate = programme.path("rateBasisPoints");
        return new Programme(
                programme.get("code").stringValue(),
                programme.get("kind").stringValue(),
                optionalLong(programme.path("allocatedFen")),
                programme.get("plannedFen").longValue(),
                rate.isInt() ? OptionalInt.of(rate.intValue()) : OptionalInt.empty(),
                optionalLong(programme.path("yearlyCapFen")),
                programme.get("eligible").valueStream().map(JsonNode::stringValue).toList(),
                programme.path("payee").stringValue("DATA_CENTRE"));
    }

    private static OptionalLong optionalLong(JsonNode amount) {
        return amount.isIntegralNumber()
                ? OptionalLong.of(amount.longValue())
                : OptionalLong.empty();
    }
}
