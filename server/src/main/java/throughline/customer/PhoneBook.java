package throughline.customer;

import static throughline.customer.db.Tables.PHONE;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
        var rows = database.insertInto(PHONE, PHONE.NUMBER, PHONE.CUSTOMER, PHONE.PERSON, PHONE.PLACE);
        for (int place = 0; place < numbers.size(); place++) {
            rows = rows.values(numbers.get(place).e164(), customer, person, (short) place);
        }
        rows.execute();
    }
}
