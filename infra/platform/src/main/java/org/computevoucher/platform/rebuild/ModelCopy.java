package org.computevoucher.platform.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.computevoucher.platform.readmodel.ReadModel;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of a read model beside the live ones, alike to the names of their indexes. */
final class ModelCopy {

    /** A longer wait is a sign of a reader who locks in another order, or of a very slow one. */
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '200ms'";

    private final ReadModel model;
    private final String schema;
    private final JdbcOperations jdbc;
    private final JdbcOperations live;
    private final TransactionTemplate transactions;

    /**
     * @param there takes part in the copy's transactions
     * @param live reads the catalogue as the service's own statements see it
     */
    ModelCopy(
            ReadModel model,
            JdbcOperations there,
            JdbcOperations live,
            TransactionTemplate transactions) {
        this.model = model;
        this.schema = schemaOf(model);
        this.jdbc = there;
        this.live = live;
        this.transactions = transactions;
    }

    static String schemaOf(ReadModel model) {
        return "rebuild_" + model.name().replace('-', '_');
    }

    /** The tables are there from an earlier attempt, and still like the live ones. */
    boolean isAsLeft() {
        return model.tables().stream().allMatch(this::isThereAndAlike);
    }

    /** Makes the tables, empty, whatever was there before. */
    void begin() {
        inTransaction(
                () -> {
                    jdbc.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
                    jdbc.execute("CREATE SCHEMA " + schema);
                    model.tables().forEach(this::create);
                });
    }

    private boolean isThereAndAlike(String table) {
        List<String> columns = Catalogue.columns(live, schema, table);
        return !columns.isEmpty() && columns.equals(Catalogue.columns(live, "public", table));
    }

    private void create(String table) {
        jdbc.execute(
                "CREATE TABLE %s.%s (LIKE public.%s INCLUDING ALL EXCLUDING INDEXES EXCLUDING STATISTICS)"
                        .formatted(schema, table, table));
        List<String> options = Catalogue.options(live, table);
        if (!options.isEmpty()) {
            jdbc.execute(
                    "ALTER TABLE %s.%s SET (%s)"
                            .formatted(schema, table, String.join(", ", options)));
        }
        boolean later = model.indexedAfterLoad().contains(table);
        keys(table).stream().filter(key -> !later || key.isPrimary()).forEach(this::make);
        if (!later) {
            Catalogue.indexes(live, table).forEach(this::make);
        }
    }

    private List<Catalogue.Part> keys(String table) {
        return Catalogue.constraints(live, table);
    }

    private void make(Catalogue.Part part) {
        jdbc.execute(part.statement());
    }

    /** Makes what is not there yet and was not needed to write the rows. */
    void finish(Runnable between) {
        for (String table : model.tables()) {
            List<Catalogue.Part> missing = new ArrayList<>(keys(table));
            missing.addAll(Catalogue.indexes(live, table));
            missing.addAll(Catalogue.triggers(live, table));
            Set<String> there = Catalogue.names(live, schema, table);
            missing.removeIf(part -> there.contains(part.name()));
            for (Catalogue.Part part : missing) {
                between.run();
                inTransaction(() -> make(part));
            }
            inTransaction(() -> jdbc.execute("ANALYZE %s.%s".formatted(schema, table)));
        }
    }

    /** Forgets everything. */
    void drop() {
        inTransaction(() -> jdbc.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE"));
    }

    /**
     * Takes the live tables' place, in the transaction of the caller.
     *
     * @param onceLocked called when nobody else can write to the live tables any more
     * @throws org.springframework.dao.DataAccessException where the locks cannot be had at once;
     *     then nothing has happened
     */
    void takePlace(Runnable onceLocked) {
        jdbc.execute(LOCK_TIMEOUT);
        Map<String, String> views = new LinkedHashMap<>();
        for (String table : model.tables()) {
            views.putAll(Catalogue.viewsOn(jdbc, table));
        }
        List<String> locked = new ArrayList<>(views.keySet());
        model.tables().forEach(table -> locked.add("public." + table));
        // a reader of a view that had it before us would look for the old tables
        jdbc.execute("LOCK TABLE " + String.join(", ", locked) + " IN ACCESS EXCLUSIVE MODE");
        onceLocked.run();
        String old = schema + "_old";
        jdbc.execute("DROP SCHEMA IF EXISTS " + old);
        jdbc.execute("CREATE SCHEMA " + old);
        for (String table : model.tables()) {
            jdbc.execute("ALTER TABLE public.%s SET SCHEMA %s".formatted(table, old));
            jdbc.execute("ALTER TABLE %s.%s SET SCHEMA public".formatted(schema, table));
        }
        jdbc.execute("SET LOCAL search_path = public");
        views.forEach(
                (view, query) -> jdbc.execute("CREATE OR REPLACE VIEW " + view + " AS " + query));
        jdbc.execute(
                model.tables().stream()
                        .map(table -> old + '.' + table)
                        .collect(Collectors.joining(", ", "DROP TABLE ", "")));
        jdbc.execute("DROP SCHEMA " + old);
        jdbc.execute("DROP SCHEMA " + schema);
    }

    private void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }
}
