package org.computevoucher.issuance.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.imports.TableLine.Entry;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a table is read, and where it is refused as a whole. */
class ImportTableTest {

    private static final String HEADER =
            "enterprise,enterpriseClass,region,requestedFen,reference\n";
    private static final String GOOD = "91330100799655058B,SME,330100,100,A-1\n";

    private static List<TableLine> read(byte[] bytes) {
        List<TableLine> lines = new ArrayList<>();
        int count = ImportTable.read(new ByteArrayInputStream(bytes), lines::add);
        assertThat(lines).hasSize(count);
        return lines;
    }

    private static List<TableLine> read(String text) {
        return read(text.getBytes(UTF_8));
    }

    /** The line's number and its reference, or why there is none. */
    private static String shown(TableLine line) {
        return line.line()
                + " "
                + switch (line.entry()) {
                    case Accepted<Entry>(Entry entry) -> entry.reference();
                    case Refused<Entry>(var refusal) -> refusal.reason();
                };
    }

    private static RequestRefused refused(byte[] bytes) {
        return catchThrowableOfType(RequestRefused.class, () -> read(bytes));
    }

    private static Entry entry(TableLine line) {
        assertThat(line.entry()).isInstanceOf(Accepted.class);
        return ((Accepted<Entry>) line.entry()).result();
    }

    @Test
    void a_line_says_who_applies_for_what() {
        List<TableLine> lines =
                read(
                        """
                        reference,documents,enterprise,enterpriseClass,region,affiliateGroup,requestedFen,dataCentreRegion,hardwareClass
                        A-1,LICENCE;CONTRACT; LICENCE,91330100799655058B,SME,330100,GROUP-7,80000000,310000,ASCEND-910B
                        A-2,,91330100799655058B,LARGE,330100,,1,,
                        """);

        assertThat(lines).extracting(TableLine::line).containsExactly(2L, 3L);
        assertThat(entry(lines.getFirst()))
                .isEqualTo(
                        new Entry(
                                "91330100799655058B",
                                new Standing(EnterpriseClass.SME, "330100", "GROUP-7"),
                                80_000_000,
                                "A-1",
                                new Place("310000", "ASCEND-910B"),
                                List.of("CONTRACT", "LICENCE")));
        assertThat(entry(lines.getLast()))
                .isEqualTo(
                        new Entry(
                                "91330100799655058B",
                                new Standing(EnterpriseClass.LARGE, "330100", null),
                                1,
                                "A-2",
                                Place.ANYWHERE,
                                List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    what                            | lines (~ is a line end, G good cells)            | read
                    as it should be                 | G,A-1~G,A-2~                                     | 2 A-1; 3 A-2
                    without the last line end       | G,A-1~G,A-2                                      | 2 A-1; 3 A-2
                    empty lines                     | ~G,A-1~~~G,A-2~~                                 | 3 A-1; 6 A-2
                    lines of commas alone           | ,,,,~G,A-1~ , ,,,~G,A-2                          | 3 A-1; 5 A-2
                    blanks around cells             | G, A-1 ~                                         | 2 A-1
                    quoted cells                    | G,"A-1"~G,"A-2"~                                 | 2 A-1; 3 A-2
                    a quote in a cell               | G,"A""1"~G,A-2                                   | 2 LINE_INVALID; 3 A-2
                    a bare quote in a cell          | G,A"1~G,A-2                                      | 2 LINE_INVALID; 3 A-2
                    a line break in a cell          | G,"A~1"~G,A-2~                                   | 2 LINE_INVALID; 4 A-2
                    several line breaks in a cell   | G,"A~~~1"~G,"~"~G,A-2~                           | 2 LINE_INVALID; 6 LINE_INVALID; 8 A-2
                    a comma in a cell               | G,"A,1"~G,A-2                                    | 2 LINE_INVALID; 3 A-2
                    too few cells                   | 91330100799655058B,SME~G,A-2                     | 2 LINE_CELLS_MISCOUNTED; 3 A-2
                    too many cells                  | G,A-1,~G,A-2                                     | 2 LINE_CELLS_MISCOUNTED; 3 A-2
                    another separator               | 91330100799655058B;SME;330100;100;A-1~G,A-2      | 2 LINE_CELLS_MISCOUNTED; 3 A-2
                    a formula                       | G,=1+1~G,A-2                                     | 2 LINE_INVALID; 3 A-2
                    """)
    void lines_are_counted_as_an_editor_counts_them(String what, String lines, String read) {
        String good = "91330100799655058B,SME,330100,100";
        for (String end : List.of("\n", "\r\n", "\r")) {
            for (String mark : List.of("", "\uFEFF")) {
                String text =
                        mark
                                + (HEADER + lines.replace("G", good))
                                        .replace("\n", end)
                                        .replace("~", end);

                assertThat(
                                read(text).stream()
                                        .map(ImportTableTest::shown)
                                        .collect(Collectors.joining("; ")))
                        .as(what)
                        .isEqualTo(read);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    header                                                       | wrong
                    enterprise,enterpriseClass,region,requestedFen               | reference: is missing
                    enterprise,region                                            | enterpriseClass: is missing; requestedFen: is missing; reference: is missing
                    enterprise,enterpriseClass,region,requestedFen,reference,face | face: there is no such column
                    Enterprise,enterpriseClass,region,requestedFen,reference     | Enterprise: there is no such column; enterprise: is missing
                    enterprise,enterpriseClass,region,requestedFen,reference,region | region: must be there once
                    enterprise,enterpriseClass,region,requestedFen,reference,    | : the column 6 has no name
                    91330100799655058B,SME,330100,100,A-1                        | 91330100799655058B: there is no such column; SME: there is no such column; 330100: there is no such column; 100: there is no such column; A-1: there is no such column; enterprise: is missing; enterpriseClass: is missing; region: is missing; requestedFen: is missing; reference: is missing
                    """)
    void a_header_names_each_column_once(String header, String wrong) {
        RequestRefused refused = refused((header + "\n" + GOOD).getBytes(UTF_8));

        assertThat(refused.reason()).isEqualTo(ImportReason.IMPORT_COLUMNS_WRONG);
        assertThat(refused.faults())
                .extracting(fault -> fault.name() + ": " + fault.detail())
                .containsExactly(wrong.split("; "));
        assertThat(refused.faults()).extracting(Fault::part).containsOnly("column");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\uFEFF",
                " , ,\n\n",
                "enterprise,enterpriseClass,region,requestedFen,reference",
                "enterprise,enterpriseClass,region,requestedFen,reference\n\n,,,,\n"
            })
    void nothing_is_no_table(String text) {
        assertThat(refused(text.getBytes(UTF_8)).reason()).isEqualTo(ImportReason.IMPORT_EMPTY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    behind a good line       | line | words
                    "never ends              | 3    | begins a quote that never ends
                    a,"never~ends            | 3    | begins a quote that never ends
                    "ends""                  | 3    | begins a quote that never ends
                    ~~"                      | 5    | begins a quote that never ends
                    "a~b"c                   | 4    | goes on behind the quote that ends a cell
                    "a" ,b                   | 3    | goes on behind the quote that ends a cell
                    """)
    void a_quote_that_is_out_of_place_stops_the_table_and_says_where(
            String lines, long line, String words) {
        RequestRefused refused =
                refused((HEADER + GOOD + lines.replace("~", "\r\n")).getBytes(UTF_8));

        assertThat(refused.reason()).isEqualTo(ImportReason.IMPORT_MALFORMED);
        assertThat(refused.faults()).containsExactly(Fault.atLine(line, words));
        assertThat(refused.detail()).startsWith("Line " + line + " " + words);
    }

    @Test
    void a_cell_and_a_line_have_a_size() {
        String cell = "x".repeat(ImportLimits.CELL_CHARACTERS);
        assertThat(read(HEADER + cell + ",,,,\n" + GOOD))
                .extracting(ImportTableTest::shown)
                .containsExactly("2 LINE_INVALID", "3 A-1");
        assertThat(refused((HEADER + GOOD + GOOD + cell + "x").getBytes(UTF_8)).faults())
                .containsExactly(Fault.atLine(4, "holds a cell of more than 4096 characters"));
        assertThat(refused((HEADER + "\n\"" + "x\n".repeat(3_000)).getBytes(UTF_8)).faults())
                .containsExactly(
                        Fault.atLine(
                                3,
                                "holds a cell of more than 4096 characters; perhaps its quote never ends"));
        assertThat(read(HEADER + ",".repeat(ImportLimits.CELLS - 1) + "x\n"))
                .extracting(ImportTableTest::shown)
                .containsExactly("2 LINE_CELLS_MISCOUNTED");
        assertThat(refused((HEADER + ",".repeat(ImportLimits.CELLS)).getBytes(UTF_8)).faults())
                .containsExactly(Fault.atLine(2, "has more than 64 cells"));
    }

    @Test
    void a_table_has_so_many_lines_at_most() {
        byte[] fits = (HEADER + GOOD.repeat(ImportLimits.LINES) + "\n\n,,,,\n").getBytes(UTF_8);
        assertThat(read(fits)).hasSize(ImportLimits.LINES);

        byte[] tooMany = (HEADER + GOOD.repeat(ImportLimits.LINES + 1)).getBytes(UTF_8);
        assertThat(refused(tooMany).reason()).isEqualTo(ImportReason.IMPORT_TOO_LONG);
    }

    @Test
    void what_is_no_utf_8_stops_the_table_and_says_where() {
        for (int[] bad :
                new int[][] {
                    {0xC0, 0xAF},
                    {0xED, 0xA0, 0x80},
                    {0xFF},
                    {0x80},
                    {0xC3},
                    {0xF4, 0x90, 0x80, 0x80}
                }) {
            byte[] good = (HEADER + GOOD.repeat(1_000)).getBytes(UTF_8);
            byte[] bytes = Arrays.copyOf(good, good.length + bad.length);
            IntStream.range(0, bad.length).forEach(i -> bytes[good.length + i] = (byte) bad[i]);
            RequestRefused refused = refused(bytes);

            assertThat(refused.reason()).isEqualTo(ImportReason.IMPORT_NOT_UTF8);
            assertThat(refused.faults())
                    .containsExactly(Fault.atLine(1_002, "holds bytes that are no UTF-8"));
        }
        assertThat(refused((HEADER + GOOD + "\0").getBytes(UTF_8)).faults())
                .containsExactly(Fault.atLine(3, "holds a NUL, as a text in UTF-16 does"));
        for (Charset other : List.of(StandardCharsets.UTF_16LE, Charset.forName("GBK"))) {
            assertThat(refused((HEADER + "算力券" + GOOD).getBytes(other)).reason())
                    .isEqualTo(ImportReason.IMPORT_NOT_UTF8);
        }
    }

    /** However the bytes come: one at a time splits every character and every line end. */
    @Test
    void a_table_is_the_same_in_pieces_of_any_size() {
        String text =
                "\uFEFF"
                        + (HEADER + GOOD + "\"算\n力\",😀,\"é\"\"\",1,x\n" + GOOD)
                                .replace("\n", "\r\n");
        byte[] bytes = text.getBytes(UTF_8);
        List<TableLine> whole = read(bytes);
        for (int size : new int[] {1, 2, 3, 7}) {
            List<TableLine> pieces = new ArrayList<>();
            var _ = ImportTable.read(inPieces(bytes, size), pieces::add);
            assertThat(pieces).isEqualTo(whole);
        }
        assertThat(whole)
                .extracting(ImportTableTest::shown)
                .containsExactly("2 A-1", "3 LINE_INVALID", "5 A-1");
    }

    private static InputStream inPieces(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(size, length));
            }
        };
    }

    @Test
    void a_stream_that_breaks_off_is_no_shorter_table() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("broken");
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        throw new IOException("broken");
                    }
                };

        assertThat(
                        catchThrowableOfType(
                                java.io.UncheckedIOException.class,
                                () -> ImportTable.read(broken, line -> {})))
                .hasRootCauseMessage("broken");
    }
}
