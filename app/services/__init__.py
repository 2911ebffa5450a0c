"""What a person can ask for: permissions, transactions, results."""
