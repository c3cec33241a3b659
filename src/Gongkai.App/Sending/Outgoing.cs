namespace Gongkai.Sending;

/// <summary>By which way a message goes out.</summary>
public enum Way
{
    /// <summary>工作台上的提醒</summary>
    Desk,

    /// <summary>电子邮件</summary>
    Email,

    /// <summary>短信</summary>
    Sms,
}

/// <summary>How a message stands.</summary>
public enum OutgoingState
{
    /// <summary>待发送；工作台上为未读</summary>
    Waiting,

    /// <summary>发送中</summary>
    Sending,

    /// <summary>已发送；工作台上为已读</summary>
    Done,

    /// <summary>多次发送不成，等待处理</summary>
    GivenUp,
}

/// <summary>A message to one person by one way. It names a matter by its number and says nothing of its contents or of people.</summary>
/// <param name="Occasion">What it is about, unique: the same occasion is told to the same person by the same way once.</param>
/// <param name="Matter">The stream of the matter that it is about; null for none.</param>
public sealed record Outgoing(string Occasion, AgencyId Agency, PersonId Person, Way Way, string Kind, string? Matter, string Subject, string Body)
{
    /// <summary>
    /// The sealed row with address and words (<see cref="SealedLetter"/>) of a message to somebody who is not employed here; it goes when the message is sent.
    /// </summary>
    public PersonalDataId? Sealed { get; init; }
}

/// <summary>Address and words of a message to an applicant.</summary>
public sealed record SealedLetter(string To, string Body);

/// <summary>A message as it lies in the outbox.</summary>
public sealed record OutgoingRow(Guid Id, Outgoing Message, DateTimeOffset CreatedAt, OutgoingState State, int Attempts, string? Fault);
