"""The office behind the counter: domain, content, rules, journey, documents, privacy and web.

Map of the package, lowest layer first:

- ``domain``     the vocabulary: answers, choices, findings (standard library only)
- ``content``    what a lawyer or a service signs: dated, cited data in three languages
- ``rules``      pure decisions: (answers, day, library) -> findings
- ``journey``    which question comes when, and which answers are dropped
- ``directory``  which services fit
- ``privacy``    the vault that keeps answers for a while, and forgets
- ``documents``  the papers, as a model, as a page and as a PDF
- ``web``, ``cli``  the doors; ``app`` wires everything
"""
