"""The store: loaded events, ready to be asked. Each kind of store is one file and answers `model.Store`."""
