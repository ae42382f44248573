"""What an editor is asked about a transcript: never applied unasked."""
