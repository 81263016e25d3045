"""What a speaker does with the words: alleges, denies, demands; and on which side the speaker stands."""
