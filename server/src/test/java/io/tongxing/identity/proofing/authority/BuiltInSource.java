package io.tongxing.identity.proofing.authority;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.authority.exchange.AuthorityClient;
import io.tongxing.identity.proofing.authority.exchange.Limits;
import io.tongxing.identity.proofing.authority.mapping.MappingFile;
import io.tongxing.identity.proofing.authority.signature.MessageSignature;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A source as it is delivered, with its own mapping; a test changes what it is about. */
record BuiltInSource(SourceKind kind, Limits limits, MessageSignature signature) {

    static BuiltInSource of(SourceKind kind, Duration timeLimit) {
        return new BuiltInSource(kind, new Limits(timeLimit, 32, 5, Duration.ofMinutes(1)), MessageSignature.NONE);
    }

    BuiltInSource with(Limits other) {
        return new BuiltInSource(kind, other, signature);
    }

    BuiltInSource with(MessageSignature other) {
        return new BuiltInSource(kind, limits, other);
    }

    EvidenceVerifier asking(ScriptedAuthority authority) {
        return new AuthorityVerifier(
                kind,
                new AuthorityVerifier.Authority(
                        authority.address(),
                        new MappingFile(Optional.empty(), kind.code(), kind.vocabulary()).question(),
                        kind.options().stream().collect(Collectors.toMap(Function.identity(), name -> "of-" + name))),
                new AuthorityClient(kind.code(), limits, signature),
                new Ids(),
                Clock.systemUTC());
    }
}
