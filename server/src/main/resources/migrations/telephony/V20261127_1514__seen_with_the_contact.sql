call kernel.guard('telephony.call', 'contact is null and (select kernel.sees_some()) or contact.sees_contact(call.contact)');
