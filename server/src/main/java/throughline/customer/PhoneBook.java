package throughline.customer;

import static throughline.customer.db.Tables.PHONE;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.db.tables.records.PhoneRecord;

/** Which numbers belong to whom; one row per number and owner, so that a call finds its people with one look. */
@Component
class PhoneBook {
    private final DSLContext database;

    PhoneBook(DSLContext database) {
        this.database = database;
    }

    /**
     * Makes these the owner's numbers, in this order, and forgets the owner's others.
     *
     * @param person null for the customer's own numbers
     */
    void keep(UUID customer, @Nullable UUID person, List<PhoneNumber> numbers) {
        database.deleteFrom(PHONE)
                .where(PHONE.CUSTOMER.eq(customer), PHONE.PERSON.isNotDistinctFrom(person))
                .execute();
        database.batchInsert(rows(customer, person, numbers)).execute();
    }

    static List<PhoneRecord> rows(UUID customer, @Nullable UUID person, List<PhoneNumber> numbers) {
        return IntStream.range(0, numbers.size())
                .mapToObj(place -> new PhoneRecord(numbers.get(place).e164(), customer, person, (short) place))
                .toList();
    }
}
