package io.tongxing.identity.proofing.authority.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.identity.proofing.authority.ScriptedAuthority;
import io.tongxing.identity.proofing.authority.signature.MessageSignature;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorityClientTest {
    private static final EvidenceOutcome NO = new NotConfirmed(Reason.MISMATCH);
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 2, 3, Duration.ofMinutes(1));

    private final ScriptedAuthority authority = new ScriptedAuthority(null);
    private final Transport http = Transport.http(Duration.ofSeconds(1), 64 * 1024);

    @AfterEach
    void closeAuthority() {
        authority.close();
    }

    @Test
    void questionThatWasNotSeenIsAskedOnceMoreAndIsTheSame() {
        AuthorityClient client = client(new BrokenAtFirst(new ConnectException(), 1));

        assertThat(ask(client)).isEqualTo(NO);
        assertThat(authority.questions()).hasSize(1).first().isEqualTo(question());
    }

    @Test
    void secondTryIsTheLast() {
        BrokenAtFirst transport = new BrokenAtFirst(new ConnectException(), 9);

        assertThat(ask(client(transport))).isEqualTo(unavailable(Unavailable.REFUSED_CONNECTION));
        assertThat(transport.tries).hasValue(2);
    }

    @Test
    void connectionThatTookTooLongIsTriedOnceMoreAndIsATimeout() {
        BrokenAtFirst transport = new BrokenAtFirst(new HttpConnectTimeoutException("too long"), 9);

        assertThat(ask(client(transport))).isEqualTo(unavailable(Unavailable.TIMEOUT));
        assertThat(transport.tries).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = RegisterBehaviour.class,
            names = {"DOWN", "ERROR_STATUS", "GARBAGE", "TRUNCATED"})
    void questionThatMayHaveBeenSeenIsNotRepeated(RegisterBehaviour behaviour) {
        authority.behaves(behaviour);

        assertThat(ask(client(http))).isInstanceOf(Unavailable.class);
        assertThat(authority.questions()).hasSize(1);
    }

    @Test
    void authorityThatKeepsFailingIsNotAskedAndIsKnownToBeDown() {
        AuthorityClient client = client(http);
        authority.behaves(RegisterBehaviour.ERROR_STATUS);
        for (int i = 0; i < 3; i++) {
            assertThat(client.isUp()).isTrue();
            assertThat(ask(client)).isEqualTo(unavailable(Unavailable.BAD_STATUS));
        }

        assertThat(client.isUp()).isFalse();
        assertThat(cause(ask(client))).isEqualTo(Unavailable.SOURCE_DOWN);
        assertThat(authority.questions()).hasSize(3);
    }

    @Test
    void authorityThatIsBackIsAskedAgain() {
        AuthorityClient client = new AuthorityClient(
                "test", new Limits(Duration.ofSeconds(2), 2, 1, Duration.ofMillis(1)), none(), http);
        authority.behaves(RegisterBehaviour.DOWN);
        ask(client);
        authority.behaves(RegisterBehaviour.MATCH);

        await(client);
        assertThat(ask(client)).isEqualTo(NO);
        assertThat(client.isUp()).isTrue();
    }

    @Test
    void noIsAnAnswerHoweverOftenItIsSaid() {
        AuthorityClient client = client(http);

        for (int i = 0; i < 50; i++) {
            assertThat(ask(client)).isEqualTo(NO);
        }
        assertThat(client.isUp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "400, true",
        "413, true",
        "422, true",
        "401, false",
        "404, false",
        "429, false",
        "302, false",
        "500, false"
    })
    void oddQuestionsOfOnePersonDoNotTakeTheSourceFromAllOthers(int status, boolean stillUp) {
        AuthorityClient client = client(http);
        authority.answersWithStatus(status);

        for (int i = 0; i < 3; i++) {
            assertThat(ask(client)).isEqualTo(unavailable(Unavailable.BAD_STATUS));
        }
        assertThat(client.isUp()).isEqualTo(stillUp);
    }

    @Test
    void moreQuestionsThanPlacesAreRefusedAtOnce() throws Exception {
        AuthorityClient client = client(http);
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService askers = Executors.newFixedThreadPool(2);
        try {
            Future<EvidenceOutcome> first = askers.submit(() -> client.ask(exchange -> wait(inside, done)));
            Future<EvidenceOutcome> second = askers.submit(() -> client.ask(exchange -> wait(inside, done)));
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(cause(ask(client))).isEqualTo(Unavailable.BUSY);

            done.countDown();
            assertThat(first.get()).isEqualTo(NO);
            assertThat(second.get()).isEqualTo(NO);
            assertThat(ask(client)).as("the places are free again").isEqualTo(NO);
        } finally {
            askers.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"result\":\"match\",\"result\":\"mismatch\"}", "{\"result\":\"match\"} {}", "[]", "null", "''"})
    void answerThatCanBeReadInTwoWaysIsNotBelieved(String body) {
        AuthorityClient client = client(request -> CompletableFuture.completedFuture(new FixedResponse(request, body)));

        assertThat(ask(client)).isEqualTo(unavailable(Unavailable.BAD_ANSWER));
    }

    private AuthorityClient client(Transport transport) {
        return new AuthorityClient("test", LIMITS, none(), transport);
    }

    private static MessageSignature none() {
        return MessageSignature.NONE;
    }

    private EvidenceOutcome ask(AuthorityClient client) {
        return client.ask(exchange -> {
            JsonNode answer = exchange.post(authority.address(), question());
            assertThat(answer.isObject()).isTrue();
            return NO;
        });
    }

    private static EvidenceOutcome wait(CountDownLatch inside, CountDownLatch done) {
        inside.countDown();
        try {
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return NO;
    }

    private static void await(AuthorityClient client) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!client.isUp() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static ObjectNode question() {
        return JsonNodeFactory.instance.objectNode().put("requestId", "one-and-the-same");
    }

    private static EvidenceOutcome unavailable(String cause) {
        return new Unavailable(Duration.ofMinutes(5), cause);
    }

    private static String cause(EvidenceOutcome outcome) {
        assertThat(outcome).isInstanceOf(Unavailable.class);
        return ((Unavailable) outcome).cause();
    }

    /** No connection comes about the first times. */
    private final class BrokenAtFirst implements Transport {
        private final Exception failure;
        private final int times;
        private final AtomicInteger tries = new AtomicInteger();

        BrokenAtFirst(Exception failure, int times) {
            this.failure = failure;
            this.times = times;
        }

        @Override
        public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
            return tries.incrementAndGet() <= times ? CompletableFuture.failedFuture(failure) : http.send(request);
        }
    }
}
