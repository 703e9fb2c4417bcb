### Consents to take part, orders, changes of pairs, forms of documents.

order-kind-appoint = appointment
order-kind-amend = amendment
order-kind-replace = another mentor
order-kind-terminate = termination
