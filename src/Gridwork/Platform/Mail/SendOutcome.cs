namespace Gridwork.Platform.Mail;

/// <summary>What became of one try to send. Doubt: whoever was to take it may have taken it, and nobody can know.</summary>
public enum SendOutcome { Taken, Refused, NotReached, Doubt }
