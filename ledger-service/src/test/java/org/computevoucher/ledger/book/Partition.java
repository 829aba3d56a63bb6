package org.computevoucher.ledger.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.computevoucher.ledger.book.Message.What;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;

/** A partition of a topic and how far each service has read it. */
final class Partition {

    /** The topics between the services, and the ids of what is on them. */
    static final class Topics {
        final List<Partition> budget = topic(2);
        final List<Partition> envelope = topic(2);
        final List<Partition> application = topic(2);
        final List<Partition> voucher = topic(3);
        final List<Partition> consumption = topic(3);
        final List<Partition> settlement = topic(2);

        /** Of all topics, in the order of their making. */
        final List<Message> published = new ArrayList<>();

        List<Partition> all() {
            List<Partition> all = new ArrayList<>(budget);
            all.addAll(envelope);
            all.addAll(application);
            all.addAll(voucher);
            all.addAll(consumption);
            all.addAll(settlement);
            return all;
        }

        /** Under the pot. */
        UUID publish(List<Partition> topic, What what, @Nullable UUID cause, PotId pot, long fen) {
            UUID aboutNone = TestBook.id(pot.toString());
            return publish(topic, pot, message(what, cause, pot, fen, aboutNone, "dc-1"));
        }

        /** Under the voucher. */
        UUID publish(
                List<Partition> topic,
                What what,
                @Nullable UUID cause,
                PotId pot,
                long fen,
                UUID voucher) {
            return publish(topic, voucher, message(what, cause, pot, fen, voucher, "dc-1"));
        }

        /** Of usage that is paid to somebody, under the voucher. */
        UUID used(What what, UUID cause, PotId pot, long fen, UUID voucher, String payee) {
            return publish(consumption, voucher, message(what, cause, pot, fen, voucher, payee));
        }

        /** Under the payee. */
        UUID settled(
                What what, @Nullable UUID cause, PotId pot, long fen, UUID voucher, String payee) {
            return publish(settlement, payee, message(what, cause, pot, fen, voucher, payee));
        }

        private Message message(
                What what, @Nullable UUID cause, PotId pot, long fen, UUID voucher, String payee) {
            UUID id = TestBook.id("message " + published.size());
            Message message = new Message(id, cause, what, pot, fen, voucher, payee);
            published.add(message);
            return message;
        }

        private static UUID publish(List<Partition> topic, Object key, Message message) {
            topic.get(Math.floorMod(key.hashCode(), topic.size())).messages.add(message);
            return message.id();
        }

        private static List<Partition> topic(int partitions) {
            List<Partition> topic = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                topic.add(new Partition());
            }
            return topic;
        }
    }

    /** Whether the book has stopped reading it for now. */
    boolean paused;

    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Integer> readBy = new HashMap<>();

    /**
     * Offers a service its next message; false where there is none or it has to wait.
     *
     * @param reader whether it took the message
     */
    boolean offerTo(String service, Predicate<Message> reader) {
        int next = readBy.getOrDefault(service, 0);
        if (next == messages.size() || !reader.test(messages.get(next))) {
            return false;
        }
        readBy.put(service, next + 1);
        return true;
    }

    List<String> unreadBy(String service) {
        return messages.stream()
                .skip(readBy.getOrDefault(service, 0))
                .map(Message::toString)
                .toList();
    }
}
