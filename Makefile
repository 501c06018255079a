# The newcomer's commands. Each makes .venv, installs from the lock and goes on.
PYTHON ?= python3

.PHONY: help chat test check setup
help:  ## Show these commands
	@sed -n 's/^\([a-z]*\):  ## /make \1 	/p' Makefile
chat:  ## Ask the library in a browser
	@$(PYTHON) bootstrap.py chat
test:  ## Run every test
	@$(PYTHON) bootstrap.py test
check:  ## Lint, format and types
	@$(PYTHON) bootstrap.py check
setup:  ## Only make .venv
	@$(PYTHON) bootstrap.py setup
