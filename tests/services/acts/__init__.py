"""Every act of the matrix, a file for each noun: who may do it, and how it is done."""
