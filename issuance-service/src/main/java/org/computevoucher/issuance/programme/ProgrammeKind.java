package org.computevoucher.issuance.programme;

/** What a programme subsidises. */
public enum ProgrammeKind {
    /** Computing power (算力券). */
    COMPUTE,
    /** Training data, the corpus (语料券). */
    DATA,
    /** The use of models (模型券). */
    MODEL
}
