package io.tongxing.identity.platform.crypto;

/**
 * Holds the key-encryption key and never lets go of it: wraps and unwraps data keys.
 *
 * <p>The seam for a hardware module. Blocking; called at start-up and on key rotation, never while a person waits.
 */
public interface KeyCustodian {

    byte[] wrap(byte[] dataKey, String purpose);

    /**
     * Gives a data key back.
     *
     * @throws io.tongxing.identity.platform.SealBrokenException when the key was wrapped by another custodian or for another purpose
     */
    byte[] unwrap(byte[] wrapped, String purpose);
}
