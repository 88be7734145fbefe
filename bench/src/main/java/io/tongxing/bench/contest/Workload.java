package io.tongxing.bench.contest;

import io.tongxing.bench.load.Operation;
import io.tongxing.bench.oidc.Account;
import io.tongxing.bench.oidc.CodeFlow;
import io.tongxing.bench.oidc.TokenEndpoint;
import io.tongxing.bench.oidc.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the threads of a run do, the same for both contestants. */
public enum Workload {
    /** Authorization page, its form with user name and password, code, tokens; a fresh browser each time. */
    LOGIN {
        @Override
        Operation ofThread(Contestant contestant, List<Account> accounts) {
            return new Operation() {
                private int next;

                @Override
                public void perform() {
                    Account account = accounts.get(next++ % accounts.size());
                    contestant.loginCheck().accept(CodeFlow.logIn(contestant.department(), account));
                }
            };
        }
    },

    /** New tokens within one session, each time with the newest refresh token. The login before it is not measured. */
    REFRESH {
        @Override
        Operation ofThread(Contestant contestant, List<Account> accounts) {
            Tokens login = CodeFlow.logIn(contestant.department(), accounts.get(0));
            TokenEndpoint endpoint = contestant.department().tokenEndpoint();
            return new Operation() {
                private String newest = login.refreshToken();

                @Override
                public void perform() {
                    newest = endpoint.refresh(newest).refreshToken();
                }
            };
        }
    },

    /** An access token for a client itself. */
    CLIENT_CREDENTIALS {
        @Override
        Operation ofThread(Contestant contestant, List<Account> accounts) {
            return contestant.machine()::clientCredentials;
        }
    };

    /** One operation for each thread; no account is used by two of them. */
    List<Operation> operations(Contestant contestant, int threads) {
        List<Account> accounts = contestant.accounts();
        List<Operation> operations = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            List<Account> own = IntStream.range(0, accounts.size())
                    .filter(index -> index % threads == first)
                    .mapToObj(accounts::get)
                    .toList();
            operations.add(ofThread(contestant, own));
        }
        return operations;
    }

    abstract Operation ofThread(Contestant contestant, List<Account> accounts);
}
