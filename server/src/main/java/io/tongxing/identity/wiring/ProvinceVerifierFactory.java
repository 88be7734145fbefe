package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.authority.ProvinceVerifier;
import io.tongxing.identity.proofing.authority.SourceKind;
import io.tongxing.identity.proofing.authority.exchange.AuthorityClient;
import io.tongxing.identity.proofing.authority.mapping.MappingFile;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Clock;

/** The provincial platform, which the browser visits; the mapping names the three paths below the URL. */
public final class ProvinceVerifierFactory extends AuthorityVerifierFactory {
    public ProvinceVerifierFactory() {
        super(SourceKind.PROVINCE);
    }

    @Override
    EvidenceVerifier verifier(SourceOptions options, Ids ids, Clock clock) {
        SourceKind kind = SourceKind.PROVINCE;
        ProvinceVerifier.Platform platform = new ProvinceVerifier.Platform(
                options.address(),
                options.text(SourceOptions.LOGIN_URL).isEmpty()
                        ? options.address()
                        : options.address(SourceOptions.LOGIN_URL),
                new MappingFile(options.mapping(), kind.code(), kind.vocabulary()).province(),
                options.handedOut());
        AuthorityClient client = new AuthorityClient(kind.code(), options.limits(), options.signature(ids, clock));
        return new ProvinceVerifier(platform, client, ids, clock);
    }
}
