package io.tongxing.bench.contest;

import static io.tongxing.deploy.realm.AdminApi.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.bench.oidc.Account;
import io.tongxing.bench.oidc.Client;
import io.tongxing.bench.oidc.Http;
import io.tongxing.bench.oidc.RelyingParty;
import io.tongxing.bench.oidc.TokenEndpoint;
import io.tongxing.bench.oidc.Tokens;
import io.tongxing.bench.oidc.UnexpectedAnswer;
import io.tongxing.bench.process.ServerJvm;
import io.tongxing.deploy.stack.Department;
import io.tongxing.deploy.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Our side: the whole system as the quickstart starts it, measured at one of its sample departments. */
final class Tongxing {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REALM = "city";
    private static final String DEPARTMENT = "utilities";

    private Tongxing() {}

    /** Makes the machine client and enrols residents. */
    static Contestant contestant(Http http, LocalStack stack, int accounts) {
        Department department = stack.departments().stream()
                .filter(candidate -> candidate.clientId().equals(DEPARTMENT))
                .findFirst()
                .orElseThrow();
        Client client = new Client(DEPARTMENT, Objects.requireNonNull(department.secret()));
        RelyingParty party = new RelyingParty(
                new TokenEndpoint(http, stack.issuer(), client), department.redirectUri(), "openid identity:2");
        Enrolment enrolment = new Enrolment(http, stack.sandbox(), party);
        List<Account> residents = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            residents.add(enrolment.enrol());
        }
        return new Contestant(
                "ours",
                party,
                new TokenEndpoint(http, stack.issuer(), machine(stack)),
                residents,
                ServerJvm.listeningOn(stack.server().getPort()),
                Tongxing::requireVerifiedClaims);
    }

    /** With the scope that departments get, so that its tokens pass through the same mappers. */
    private static Client machine(LocalStack stack) {
        Client machine = new Client("machine", Secret.fresh());
        ObjectNode client = JSON.createObjectNode()
                .put("clientId", machine.id())
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("secret", machine.secret())
                .put("standardFlowEnabled", false)
                .put("serviceAccountsEnabled", true)
                .put("fullScopeAllowed", false);
        client.putArray("defaultClientScopes").add("tongxing");
        client.putArray("optionalClientScopes");
        stack.adminApi().post(path(REALM, "clients"), client);
        return machine;
    }

    private static void requireVerifiedClaims(Tokens tokens) {
        var verified = tokens.idTokenClaims().path("verified_claims");
        if (!verified.path("verification").path("assurance_level").asText().equals("2")
                || verified.path("claims").path("name").asText().isEmpty()) {
            throw new UnexpectedAnswer("a login brought no verified name of level 2");
        }
    }
}
