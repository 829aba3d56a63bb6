package org.computevoucher.ledger.book;

/** What happened to the book of a region. */
public sealed interface BookEvent permits EntryPosted, AvailableHeld {}
