package io.tongxing.realname.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract of {@link EvidenceVerifier}, for every implementation to run against itself: extend this class, and make a
 * register that can be told what to do. A time limit of half a second is enough for it and keeps the test short.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class EvidenceVerifierContractTest {

    /** What a loaded machine may need on top of the time limit to notice that it has passed. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final int ASKERS = 8;

    /** The verifier under test, the same one throughout a test method. */
    protected abstract EvidenceVerifier verifier();

    /** The time limit that the verifier is configured with. */
    protected abstract Duration timeLimit();

    /** Makes the register behave like this until told otherwise. */
    protected abstract void registerBehaves(RegisterBehaviour behaviour);

    /** What the person presents beyond name and document; nothing, unless the kind of evidence wants more. */
    protected EvidencePresentation presentation() {
        return new EvidencePresentation(verifier().evidenceType(), Map.of());
    }

    protected ClaimedIdentity claimed() {
        return TestPersons.zhangWei();
    }

    /**
     * What the source can be made to do at all: everything, unless a subclass says otherwise. A chip has no register that could
     * be slow, a list of revoked certificates knows no names. Whoever is asked over a network shows every way in which a network
     * fails; that is checked.
     */
    protected Set<RegisterBehaviour> shown() {
        return EnumSet.allOf(RegisterBehaviour.class);
    }

    @Test
    void sourceShowsAllThatASourceOfItsKindCanDo() {
        assertThat(shown()).contains(RegisterBehaviour.MATCH, RegisterBehaviour.MISMATCH);
        if (shown().stream().anyMatch(RegisterBehaviour::isFailure)) {
            assertThat(shown())
                    .as("the failures of a source that is asked over a network")
                    .containsAll(EnumSet.allOf(RegisterBehaviour.class).stream()
                            .filter(RegisterBehaviour::isFailure)
                            .toList());
        }
    }

    @Test
    void matchIsConfirmed() {
        Instant before = Instant.now();

        ConfirmedEvidence evidence = confirmed(ask(RegisterBehaviour.MATCH));

        assertThat(evidence.type()).isEqualTo(verifier().evidenceType());
        assertThat(evidence.checkedAt())
                .as("a check that was just made")
                .isBetween(before.minus(Duration.ofMinutes(5)), Instant.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void mismatchIsNotConfirmed() {
        assertNotConfirmed(ask(RegisterBehaviour.MISMATCH), Reason.MISMATCH);
    }

    @Test
    void unknownNumberIsNotConfirmed() {
        assertNotConfirmed(ask(RegisterBehaviour.NOT_FOUND), Reason.NOT_FOUND);
    }

    @Test
    void documentThatIsNoLongerValidIsNotConfirmed() {
        assertNotConfirmed(ask(RegisterBehaviour.DOCUMENT_NOT_VALID), Reason.DOCUMENT_NOT_VALID);
    }

    @Test
    void nameThatTheRegisterCannotCompareIsNotAMismatch() {
        assertNotConfirmed(ask(RegisterBehaviour.CANNOT_COMPARE), Reason.CANNOT_COMPARE);
    }

    @Test
    void unreachableRegisterIsNotARejection() {
        assertUnavailable(ask(RegisterBehaviour.DOWN), Unavailable.REFUSED_CONNECTION);
    }

    @Test
    void errorOfTheRegisterIsNotARejection() {
        assertUnavailable(ask(RegisterBehaviour.ERROR_STATUS), Unavailable.BAD_STATUS);
    }

    @Test
    void garbageIsNotARejection() {
        assertUnavailable(ask(RegisterBehaviour.GARBAGE), Unavailable.BAD_ANSWER);
    }

    @Test
    void answerThatBreaksOffIsNotBelieved() {
        assertUnavailable(ask(RegisterBehaviour.TRUNCATED), Unavailable.BAD_ANSWER, Unavailable.REFUSED_CONNECTION);
    }

    @Test
    void resultThatNobodyKnowsIsNotARejection() {
        assertUnavailable(ask(RegisterBehaviour.UNKNOWN_RESULT), Unavailable.BAD_ANSWER);
    }

    @Test
    void answerForAnotherPersonIsNotBelieved() {
        assertUnavailable(ask(RegisterBehaviour.OTHER_PERSON), Unavailable.OTHER_PERSON);
    }

    @Test
    void answerToAnotherQuestionIsNotBelieved() {
        assertUnavailable(ask(RegisterBehaviour.OTHER_QUESTION), Unavailable.OTHER_PERSON);
    }

    @Test
    void slowRegisterEndsWithinTheTimeLimit() {
        assertUnavailable(askWithinTheTimeLimit(RegisterBehaviour.SLOW), Unavailable.TIMEOUT);
    }

    @Test
    void answerThatTricklesEndsWithinTheTimeLimit() {
        assertUnavailable(askWithinTheTimeLimit(RegisterBehaviour.TRICKLING), Unavailable.TIMEOUT);
    }

    @Test
    void answerWithoutAnEndIsNotReadToItsEnd() {
        assertUnavailable(
                askWithinTheTimeLimit(RegisterBehaviour.ENDLESS), Unavailable.BAD_ANSWER, Unavailable.TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(
            value = RegisterBehaviour.class,
            names = {"DOWN", "ERROR_STATUS", "SLOW", "GARBAGE", "OTHER_PERSON"})
    void registerThatHasRecoveredIsBelievedAgain(RegisterBehaviour failure) {
        ask(failure);

        confirmed(ask(RegisterBehaviour.MATCH));
    }

    @Test
    void askingAgainGivesTheSameAnswer() {
        assertNotConfirmed(ask(RegisterBehaviour.MISMATCH), Reason.MISMATCH);
        assertNotConfirmed(ask(RegisterBehaviour.MISMATCH), Reason.MISMATCH);
    }

    @Test
    void severalThreadsMayAskAtOnce() throws InterruptedException, ExecutionException {
        registerBehaves(RegisterBehaviour.MATCH);
        EvidenceVerifier verifier = verifier();
        Callable<EvidenceOutcome> asker = () -> verifier.verify(claimed(), presentation());
        ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
        try {
            List<Future<EvidenceOutcome>> answers = askers.invokeAll(Collections.nCopies(ASKERS, asker));
            for (Future<EvidenceOutcome> answer : answers) {
                confirmed(answer.get());
            }
        } finally {
            askers.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(RegisterBehaviour.class)
    void outcomeNeverShowsThePerson(RegisterBehaviour behaviour) {
        assertThat(ask(behaviour).toString())
                .doesNotContain(claimed().name().value())
                .doesNotContain(claimed().document().number());
    }

    private EvidenceOutcome ask(RegisterBehaviour behaviour) {
        assumeTrue(shown().contains(behaviour), "this source cannot show " + behaviour);
        registerBehaves(behaviour);
        return verifier().verify(claimed(), presentation());
    }

    private EvidenceOutcome askWithinTheTimeLimit(RegisterBehaviour behaviour) {
        assumeTrue(shown().contains(behaviour), "this source cannot show " + behaviour);
        registerBehaves(behaviour);
        long startedAt = System.nanoTime();
        EvidenceOutcome outcome = verifier().verify(claimed(), presentation());
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt))
                .as("time until the outcome")
                .isLessThan(timeLimit().plus(GRACE));
        return outcome;
    }

    private static ConfirmedEvidence confirmed(EvidenceOutcome outcome) {
        return assertThat(outcome)
                .asInstanceOf(type(EvidenceOutcome.Confirmed.class))
                .actual()
                .evidence();
    }

    private static void assertNotConfirmed(EvidenceOutcome outcome, Reason reason) {
        assertThat(outcome).isEqualTo(new EvidenceOutcome.NotConfirmed(reason));
    }

    private static void assertUnavailable(EvidenceOutcome outcome, String... causes) {
        assertThat(outcome)
                .asInstanceOf(type(Unavailable.class))
                .extracting(Unavailable::cause)
                .isIn((Object[]) causes);
    }
}
