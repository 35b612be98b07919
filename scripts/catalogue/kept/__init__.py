"""What is kept between builds: where, by which key, made by which code, and when it is let go."""
