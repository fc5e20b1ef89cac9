"""The fourth stage: answers, as pure functions of the claims that a question may see. Semantics: docs/standing.md."""
