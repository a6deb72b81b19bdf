"""Where the work goes: whose turn it is, what is worth a longer look, what need not be looked at again."""
