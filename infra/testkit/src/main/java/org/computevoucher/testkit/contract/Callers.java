package org.computevoucher.testkit.contract;

import java.util.List;
import org.computevoucher.testkit.contract.RawHttp.Header;

/** Who calls: the header fields with which an operation may be called. */
public interface Callers {

    /** As long as nobody has to say who calls. */
    Callers ANYBODY =
            new Callers() {
                @Override
                public List<Header> of(ApiOperation operation) {
                    return List.of();
                }

                @Override
                public List<Header> ofDocument() {
                    return List.of();
                }
            };

    /** The fields of a caller who may call this operation, for all that the examples name. */
    List<Header> of(ApiOperation operation);

    /** The fields of a caller who may read the document. */
    List<Header> ofDocument();
}
