"""The targets: for each, how a batch of items is brought into line."""
