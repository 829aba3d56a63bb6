package org.computevoucher.ledger;

import org.computevoucher.ledger.book.Book;
import org.computevoucher.ledger.book.BookEvent;
import org.computevoucher.ledger.budget.Budget;
import org.computevoucher.ledger.budget.BudgetEvent;
import org.computevoucher.ledger.budget.BudgetRequestRows;
import org.computevoucher.ledger.budget.YearEndDesk;
import org.computevoucher.ledger.contract.BalanceStatements;
import org.computevoucher.ledger.contract.FactsForTheBook;
import org.computevoucher.ledger.contract.PublishedEvents;
import org.computevoucher.ledger.journal.JournalRows;
import org.computevoucher.ledger.reconciliation.StatementReader;
import org.computevoucher.ledger.suspense.SuspenseRows;
import org.computevoucher.ledger.suspense.WhenFactIsInSuspenseThenAlert;
import org.computevoucher.platform.access.AccessPolicy;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger service: the book and the budget authority. */
@SpringBootApplication
public class LedgerServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(LedgerServiceApplication.class, args);
    }

    @Bean
    AccessPolicy access() {
        return LedgerAccess.POLICY;
    }

    @Bean
    StatementReader statementReader() {
        return new BalanceStatements();
    }

    /**
     * @param commands lazily, for the lanes are made from this definition
     */
    @Bean
    ServiceDefinition ledger(@Lazy Commands commands, JdbcTemplate jdbc) {
        return ServiceDefinition.named("ledger")
                .events(BudgetEvent.class)
                .events(BookEvent.class)
                .aggregate(Budget.class, Budget::new)
                .aggregate(Book.class, Book::new)
                .commandHandler(axon -> new YearEndDesk(axon.repository(Budget.class)))
                .readModel(jdbc, JournalRows.readModel())
                .readModel(jdbc, SuspenseRows.readModel())
                .eventHandler("suspense", axon -> new WhenFactIsInSuspenseThenAlert())
                .readModel(jdbc, BudgetRequestRows.readModel())
                .publishes(new PublishedEvents())
                .consumes(new FactsForTheBook(commands));
    }
}
