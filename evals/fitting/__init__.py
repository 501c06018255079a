"""Fits the weights of answering to the training and tuning questions."""
