namespace Gongkai.Casework;

/// <summary>The journal's name of a case's events.</summary>
public static class CaseStreams
{
    extension(DisclosureRequestId id)
    {
        /// <summary><c>case/…</c></summary>
        public string Stream => $"case/{id}";
    }
}

/// <summary>The journal's name of a review's events.</summary>
public static class ReviewStreams
{
    extension(ReviewId id)
    {
        /// <summary><c>review/…</c></summary>
        public string Stream => $"review/{id}";
    }
}
