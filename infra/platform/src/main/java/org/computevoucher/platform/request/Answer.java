package org.computevoucher.platform.request;

/**
 * What a caller gets for a request that was done, the first time and every time after.
 *
 * @param status the HTTP status, 2xx
 * @param body JSON, as it goes out
 */
public record Answer(int status, String body) {

    /**
     * @throws IllegalArgumentException if the status says that the request was not done: such an
     *     answer must not be kept
     */
    public Answer {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException("a request that was done does not answer " + status);
        }
    }
}
