package io.tongxing.sandbox.authority;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages by mobile, newest first. Both the mobiles and the messages of one are bounded; the oldest fall out. */
@Singleton
public class Mailboxes {
    private static final int MESSAGES_KEPT = 50;
    private static final int MOBILES_KEPT = 100_000;

    record Message(String text, String sentAt, String messageId) {
        /** Names nothing: the text may carry a code. */
        @Override
        public String toString() {
            return "Message[" + messageId + "]";
        }
    }

    private final Map<String, Deque<Message>> boxes = new LinkedHashMap<>();

    synchronized void deliver(String mobile, Message message) {
        Deque<Message> box = boxes.computeIfAbsent(mobile, unused -> new ArrayDeque<>());
        box.addFirst(message);
        if (box.size() > MESSAGES_KEPT) {
            box.removeLast();
        }
        if (boxes.size() > MOBILES_KEPT) {
            boxes.remove(boxes.keySet().iterator().next());
        }
    }

    synchronized List<Message> of(String mobile) {
        return List.copyOf(boxes.getOrDefault(mobile, new ArrayDeque<>()));
    }
}
