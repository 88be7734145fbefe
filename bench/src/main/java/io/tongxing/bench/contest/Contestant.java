package io.tongxing.bench.contest;

import io.tongxing.bench.oidc.Account;
import io.tongxing.bench.oidc.RelyingParty;
import io.tongxing.bench.oidc.TokenEndpoint;
import io.tongxing.bench.oidc.Tokens;
import io.tongxing.bench.process.ServerJvm;
import java.util.List;
import java.util.function.Consumer;

/**
 * A running server with everything that load needs.
 *
 * @param department lets the accounts log in
 * @param machine a client that gets tokens for itself
 * @param loginCheck throws when the tokens of a login lack what a login here must bring
 */
record Contestant(
        String name,
        RelyingParty department,
        TokenEndpoint machine,
        List<Account> accounts,
        ServerJvm jvm,
        Consumer<Tokens> loginCheck) {

    Contestant {
        accounts = List.copyOf(accounts);
    }
}
