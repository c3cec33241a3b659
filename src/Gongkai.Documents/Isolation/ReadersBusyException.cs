namespace Gongkai.Documents.Isolation;

/// <summary>No reader became free in time. Nothing is wrong with the file; it may be sent again.</summary>
public sealed class ReadersBusyException() : Exception("no reader became free in time");
