package io.tongxing.sandbox.authority.signature;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a request before its body that is signed, or carries the signature. */
public record RequestHead(String method, String path, Function<String, @Nullable String> headers) {}
