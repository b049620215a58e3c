"""What models are made from and how: annotated documents, the scripts that train, their cards. Not needed to run."""
