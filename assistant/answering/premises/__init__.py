"""Where the library says otherwise, says that a thing is missing, or says two things."""
