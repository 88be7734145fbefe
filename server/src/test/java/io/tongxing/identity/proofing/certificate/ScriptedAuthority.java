package io.tongxing.identity.proofing.certificate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tongxing.identity.platform.pki.TestAuthority;
import io.tongxing.realname.contract.RegisterBehaviour;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** The public face of an authority, on a socket: responder and list of revoked certificates, honest or not. */
final class ScriptedAuthority implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger listsTaken = new AtomicInteger();
    private volatile RegisterBehaviour behaviour = RegisterBehaviour.MATCH;
    private volatile TestAuthority issuer;
    private volatile ContentSigner signer;
    private volatile X509Certificate @org.jspecify.annotations.Nullable [] responders;
    private volatile byte @org.jspecify.annotations.Nullable [] replayed;
    private volatile byte @org.jspecify.annotations.Nullable [] list;
    private volatile Duration age = Duration.ZERO;

    ScriptedAuthority(TestAuthority issuer) {
        this.issuer = issuer;
        this.signer = issuer.signer();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
        server.setExecutor(threads);
        server.createContext("/ocsp", exchange -> answer(exchange, this::ocsp));
        server.createContext("/crl", exchange -> {
            listsTaken.incrementAndGet();
            answer(exchange, question -> list());
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", ocspAddress());
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String ocspAddress() {
        return "http://" + host() + "/ocsp";
    }

    String crlAddress() {
        return "http://" + host() + "/crl";
    }

    void behaves(RegisterBehaviour next) {
        behaviour = next;
    }

    void speaksFor(TestAuthority another) {
        issuer = another;
        signer = another.signer();
    }

    /** Answers are signed by this key, and these certificates go with them. */
    void signsBy(ContentSigner another, X509Certificate... certificates) {
        signer = another;
        responders = certificates;
    }

    void revokes(X509Certificate certificate) {
        revoked.add(certificate.getSerialNumber());
    }

    /** From now on, the last answer again, whatever the question. */
    void replays(byte[] answer) {
        replayed = answer;
    }

    void publishes(byte[] otherList) {
        list = otherList;
    }

    void answersAreOld(Duration by) {
        age = by;
    }

    int listsTaken() {
        return listsTaken.get();
    }

    synchronized byte[] list(Instant from, @org.jspecify.annotations.Nullable Instant until) {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.holder().getSubject(), Date.from(from));
        if (until != null) {
            builder.setNextUpdate(Date.from(until));
        }
        revoked.forEach(serial -> builder.addCRLEntry(serial, Date.from(from), CRLReason.keyCompromise));
        try {
            return builder.build(signer).getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] list() {
        byte[] fixed = list;
        Instant now = Instant.now();
        return fixed == null ? list(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1))) : fixed;
    }

    /** What the authority would answer to that question. One after the other: a signer signs one text at a time. */
    synchronized byte[] ocsp(byte[] question) {
        byte[] fixed = replayed;
        if (fixed != null) {
            return fixed;
        }
        try {
            OCSPReq request = new OCSPReq(question);
            BasicOCSPRespBuilder builder =
                    new BasicOCSPRespBuilder(new RespID(issuer.holder().getSubject()));
            CertificateID asked = request.getRequestList()[0].getCertID();
            Instant now = Instant.now().minus(age);
            builder.addResponse(
                    about(asked),
                    status(asked.getSerialNumber()),
                    Date.from(now),
                    Date.from(now.plus(Duration.ofMinutes(10))));
            builder.setResponseExtensions(new Extensions(new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                    false,
                    behaviour == RegisterBehaviour.OTHER_QUESTION
                            ? new byte[] {4, 1, 1}
                            : request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                                    .getExtnValue()
                                    .getOctets())));
            return new OCSPRespBuilder()
                    .build(OCSPResp.SUCCESSFUL, builder.build(signer, chain(), Date.from(now)))
                    .getEncoded();
        } catch (IOException | OCSPException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509CertificateHolder[] chain() {
        X509Certificate[] with = responders;
        return with == null
                ? new X509CertificateHolder[0]
                : java.util.Arrays.stream(with).map(TestAuthority::holder).toArray(X509CertificateHolder[]::new);
    }

    private CertificateID about(CertificateID asked) throws OCSPException, OperatorCreationException {
        return behaviour == RegisterBehaviour.OTHER_PERSON
                ? new CertificateID(
                        new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
                        issuer.holder(),
                        asked.getSerialNumber().add(BigInteger.ONE))
                : asked;
    }

    private CertificateStatus status(BigInteger serial) {
        if (behaviour == RegisterBehaviour.UNKNOWN_RESULT) {
            return new UnknownStatus();
        }
        return revoked.contains(serial) || behaviour == RegisterBehaviour.DOCUMENT_NOT_VALID
                ? new RevokedStatus(new Date(), CRLReason.keyCompromise)
                : CertificateStatus.GOOD;
    }

    @FunctionalInterface
    private interface Answers {
        byte[] to(byte[] question);
    }

    private void answer(HttpExchange exchange, Answers answers) throws IOException {
        byte[] question = exchange.getRequestBody().readAllBytes();
        switch (behaviour) {
            case DOWN -> exchange.close();
            case ERROR_STATUS -> send(exchange, 500, new byte[0], 0);
            case SLOW -> {
                pause(TimeUnit.MINUTES.toMillis(1));
                exchange.close();
            }
            case TRICKLING -> drip(exchange, 1, 100);
            case ENDLESS -> drip(exchange, 16_384, 0);
            case GARBAGE -> send(exchange, 200, "<html>not an authority</html>".getBytes(), 0);
            case TRUNCATED -> {
                byte[] whole = answers.to(question);
                send(exchange, 200, java.util.Arrays.copyOf(whole, whole.length / 2), whole.length);
            }
            default -> send(exchange, 200, answers.to(question), 0);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body, int announced) throws IOException {
        exchange.sendResponseHeaders(status, Math.max(announced, body.length));
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void drip(HttpExchange exchange, int bytes, long pauseMillis) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (!pause(pauseMillis)) {
                body.write(new byte[bytes]);
                body.flush();
            }
        } catch (IOException gone) {
            exchange.close();
        }
    }

    /** Waits, and tells whether the authority is being closed. */
    private boolean pause(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
