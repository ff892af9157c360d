package cn.yipanqi.seal;

import java.time.Instant;

/**
 * A seal as others name it: everything up to it is as it was if the chain holds.
 *
 * @param kind of which table
 * @param no its number, from 1
 * @param digest the digest of the chain up to it, 64 hexadecimal digits in lower case
 * @param sealedAt when it was made
 */
public record Checkpoint(SealKind kind, long no, String digest, Instant sealedAt) {
}
