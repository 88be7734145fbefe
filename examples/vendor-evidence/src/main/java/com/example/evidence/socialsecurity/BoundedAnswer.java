package com.example.evidence.socialsecurity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** An answer up to a size. An office that never stops sending must not fill the memory of everybody's login. */
final class BoundedAnswer implements BodySubscriber<byte[]> {
    private final int most;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    private BoundedAnswer(int most) {
        this.most = most;
    }

    static BodyHandler<byte[]> ofAtMost(int bytes) {
        return info -> new BoundedAnswer(bytes);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        for (ByteBuffer buffer : part) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            if (seen.size() + bytes.length <= most) {
                seen.writeBytes(bytes);
            } else if (subscription != null) {
                subscription.cancel();
                body.completeExceptionally(new IOException("the answer is too long"));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(seen.toByteArray());
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }
}
