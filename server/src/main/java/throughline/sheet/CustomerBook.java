package throughline.sheet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.Customer;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Customers, known by their number. */
@Component
class CustomerBook implements Book<Customer, CustomerForm> {
    private final Customers customers;

    CustomerBook(Customers customers) {
        this.customers = customers;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.CUSTOMER;
    }

    @Override
    public List<Column<Customer>> columns() {
        return CustomerColumns.ALL;
    }

    @Override
    public Class<CustomerForm> form() {
        return CustomerForm.class;
    }

    @Override
    public int version(Customer kept) {
        return kept.version();
    }

    @Override
    public Map<List<Object>, Customer> kept(Collection<List<Object>> keys) {
        return customers.numbered(Keys.numbers(keys)).stream()
                .collect(Collectors.toMap(customer -> List.of(customer.number()), customer -> customer));
    }

    @Override
    public Object keeps(CustomerForm form) {
        return customers.kept(form);
    }

    @Override
    public void add(List<Fresh<CustomerForm>> fresh, @Nullable UUID by) {
        var forms = new LinkedHashMap<String, CustomerForm>();
        fresh.forEach(each -> forms.put(each.number(), each.form()));
        customers.addNumbered(forms, by);
    }

    @Override
    public void change(Customer kept, CustomerForm form, @Nullable UUID by) {
        customers.change(kept.id(), form, by);
    }

    @Override
    public Page<Customer> page(Slice slice) {
        return customers.list(slice);
    }
}
