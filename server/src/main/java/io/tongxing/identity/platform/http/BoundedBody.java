package io.tongxing.identity.platform.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Collects a body up to a number of bytes and refuses the rest.
 *
 * <p>An outside system that never stops sending could fill the memory of every resident's server; therefore the transfer is cancelled at the first
 * byte too many.
 */
public final class BoundedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
    private final long most;
    private long seen;
    private Flow.@org.jspecify.annotations.Nullable Subscription subscription;

    private BoundedBody(long most) {
        this.most = most;
    }

    public static BodyHandler<byte[]> ofAtMost(long bytes) {
        return info -> new BoundedBody(bytes);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        collected.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        for (ByteBuffer buffer : part) {
            seen += buffer.remaining();
        }
        if (seen <= most) {
            collected.onNext(part);
        } else if (subscription != null) {
            subscription.cancel();
            collected.onError(new IOException("The answer is longer than " + most + " bytes"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        collected.onError(failure);
    }

    @Override
    public void onComplete() {
        collected.onComplete();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return collected.getBody();
    }
}
