### Согласия на участие, приказы, изменения пар, бланки документов.

order-kind-appoint = о закреплении
order-kind-amend = об изменении
order-kind-replace = о замене наставника
order-kind-terminate = о прекращении
